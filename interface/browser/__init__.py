"""The live page: two worlds in step, served on this machine only (`wulian app`)."""
