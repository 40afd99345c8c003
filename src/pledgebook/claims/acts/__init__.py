"""The acts of support one sentence tells of, each drafted with what stands in the sentence."""
