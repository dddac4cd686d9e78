"""How results leave the program: files, frames, descriptors."""
