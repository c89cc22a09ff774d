"""What PyInstaller cannot see: files that are no modules, and modules imported by their names."""

from importlib.metadata import files

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("kztimeline")
hiddenimports = [name for name in collect_submodules("kztimeline") if ".__pyinstaller" not in name]
# The one module that all compiled ones of tomli rest on has a name that nobody can know.
hiddenimports += [
    file.name.split(".")[0] for file in files("tomli") or () if "__mypyc" in file.name
]
