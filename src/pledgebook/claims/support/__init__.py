"""What is not support, and what says too little to be a claim (codebook 4.7, 7.1)."""
