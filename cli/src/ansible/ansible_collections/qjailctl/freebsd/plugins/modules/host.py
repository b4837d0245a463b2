#!/usr/bin/python
# SPDX-License-Identifier: BSD-2-Clause

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: host
short_description: Makes a FreeBSD host's jails match a qjailctl manifest
description:
  - Plans the manifest with qjailctl, and applies it if there is something to change.
  - In check mode the host is looked at and not changed.
version_added: 0.1.0
author: the qjailctl authors (@qjailctl)
extends_documentation_fragment: qjailctl.freebsd.host
options:
  guard:
    description: Seconds that the host waits for a new connection after its network is changed; 0 is no guard.
    type: int
  parallelism:
    description: How many steps may run at the same time.
    type: int
  checks:
    description: Whether the manifest's checks are asked after the apply.
    type: bool
    default: true
  rehearsal:
    description: Whether the plan is tried on a simulated copy of the host first.
    type: bool
    default: true
requirements:
  - qjailctl
"""

EXAMPLES = r"""
- name: The jails of db1 are as its manifest says
  qjailctl.freebsd.host:
    manifest: hosts/db1.yaml
    host: ssh://root@db1.example.net
    secrets:
      PG_SUPERUSER_PASSWORD: "{{ vault_pg_superuser_password }}"
  delegate_to: localhost
"""

RETURN = r"""
summary:
  description: How many resources are added, changed and destroyed, and which jails restart or stop.
  returned: success
  type: dict
changes:
  description: The changes of the plan, as `qjailctl plan --output json` has them.
  returned: success
  type: list
  elements: dict
problems:
  description: Warnings and errors about the host.
  returned: always
  type: list
  elements: dict
freebsd:
  description: The host as it was found, its system, release and qjail.
  returned: success
  type: dict
events:
  description: What happened, as `qjailctl apply --events` has it.
  returned: if the plan was carried out
  type: list
  elements: dict
rc:
  description: The exit status of qjailctl.
  returned: always
  type: int
"""

import json
import os
import tempfile

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.qjailctl.freebsd.plugins.module_utils import command


def applied(module):
    """Applies; gives the exit status, standard error and the events."""
    options = ["--yes"]
    if module.params["guard"] is not None:
        options += ["--guard", str(module.params["guard"])]
    if module.params["parallelism"] is not None:
        options += ["--parallelism", str(module.params["parallelism"])]
    if not module.params["checks"]:
        options.append("--no-checks")
    if not module.params["rehearsal"]:
        options.append("--no-rehearsal")
    handle, path = tempfile.mkstemp(dir=module.tmpdir, suffix=".ndjson")
    os.close(handle)
    try:
        status, out, err = command.run(module, "apply", options + ["--events", path])
        with open(path) as stream:
            events = [json.loads(line) for line in stream if line.strip()]
    finally:
        os.unlink(path)
    return status, err, events


def happened(events):
    """Whether any step took place, whether or not it succeeded."""
    return any(event["event"] == "step-begins" for event in events)


def main():
    module = AnsibleModule(
        argument_spec=dict(
            command.OPTIONS,
            guard=dict(type="int"),
            parallelism=dict(type="int"),
            checks=dict(type="bool", default=True),
            rehearsal=dict(type="bool", default=True),
        ),
        supports_check_mode=True,
    )
    document, words = command.plan(module, asking=not module.check_mode)
    changed = command.has_changes(document)
    result = dict(command.report(document), changed=changed, rc=0)
    if module._diff:
        result["diff"] = command.lines(document)
    for problem in document["problems"]:
        module.warn("%s: %s" % (problem.get("code", "qjailctl"), problem.get("detail", "")))
    if module.check_mode or (not changed and not document.get("checks")):
        module.exit_json(**result)
    status, err, events = applied(module)
    result["events"] = events
    if status != 0:
        result.pop("rc")
        result["changed"] = happened(events)
        command.fail(module, "apply", status, err, **result)
    module.exit_json(**result)


if __name__ == "__main__":
    main()
