"""Run the check of a pull request."""

import os
import sys

from api.ci.check import main

sys.exit(main(os.environ))
