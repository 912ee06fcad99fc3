"""What a file is and who sent what to whom when: parts, letter furniture and metadata.

Begin with `parts.split`, `kinds.natures` and `metadata.metadata`.
"""
