"""What the charts draw: findings as series of numbers over time, worked out here so that the scripts only draw them."""
