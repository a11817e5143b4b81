"""The old name of `python -m explorer rank`, for one more release."""

import sys

from explorer.__main__ import main

if __name__ == "__main__":
    print("python -m priorities is python -m explorer now; the old name goes after this release.", file=sys.stderr)
    sys.exit(main(sys.argv[1:]))
