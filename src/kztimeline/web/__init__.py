"""An Answer, to a page or a picture; the home of Jinja."""
