"""What is wrong with the content: faults by name, where they are, and how they are told."""
