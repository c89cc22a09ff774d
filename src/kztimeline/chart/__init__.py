"""Events to places on a chart: pure geometry, without a unit or a measure of text."""
