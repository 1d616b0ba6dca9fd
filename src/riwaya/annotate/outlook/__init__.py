"""What is to come and what leads to what: the parts that forecasts and causes share."""
