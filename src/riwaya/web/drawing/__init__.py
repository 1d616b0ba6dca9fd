"""Views drawn: figures over time, deadlines as they slip, positions and estimates, as SVG that works without script."""
