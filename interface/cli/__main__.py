"""`python -m interface.cli`, for machines without the `wulian` command on their path."""

from interface.cli import main

if __name__ == "__main__":
    main()
