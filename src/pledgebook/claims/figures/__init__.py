"""What a figure adds: new, a part, a total, told again, never counted (codebook 4)."""
