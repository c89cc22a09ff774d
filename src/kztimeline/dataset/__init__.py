"""A dataset file, to a Dataset, or to the line that stands in the way."""
