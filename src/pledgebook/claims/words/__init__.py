"""What the words of one sentence mean: closed classes, cues, senses, and the steps between a thing and its verb."""
