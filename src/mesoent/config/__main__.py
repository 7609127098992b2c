"""Print the JSON schema of config.yaml."""

import json

from mesoent.config import schema

print(json.dumps(schema(), indent=2))
