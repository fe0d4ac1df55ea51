"""How much the tests try: what `make test` has time for, or all that `make test-all` does."""

import os

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
