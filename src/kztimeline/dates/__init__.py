"""Dates with honest precision: EDTF, dates in English, and the periods people type."""
