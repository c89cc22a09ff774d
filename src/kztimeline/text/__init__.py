"""Untrusted text, made safe and comparable: escapes, links, normalized names, messages."""
