#!/usr/bin/python
# SPDX-License-Identifier: BSD-2-Clause

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: facts
short_description: Returns how a FreeBSD host differs from a qjailctl manifest
description:
  - Plans the manifest with qjailctl and returns the plan as the fact C(qjailctl). Nothing is changed.
version_added: 0.1.0
author: the qjailctl authors (@qjailctl)
extends_documentation_fragment: qjailctl.freebsd.host
requirements:
  - qjailctl
"""

EXAMPLES = r"""
- name: How does db1 differ from its manifest
  qjailctl.freebsd.facts:
    manifest: hosts/db1.yaml
    host: ssh://root@db1.example.net
  delegate_to: localhost

- name: Somebody changed it by hand
  ansible.builtin.debug:
    msg: "{{ ansible_facts.qjailctl.changes | map(attribute='resource') | list }}"
  when: ansible_facts.qjailctl.drift
"""

RETURN = r"""
ansible_facts:
  description: The fact C(qjailctl).
  returned: success
  type: dict
  contains:
    qjailctl:
      description:
        - C(drift) says whether anything differs; C(summary), C(changes), C(problems) and C(freebsd) are
          those of the module C(host).
      type: dict
      returned: success
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.qjailctl.freebsd.plugins.module_utils import command


def main():
    module = AnsibleModule(argument_spec=dict(command.OPTIONS), supports_check_mode=True)
    document, words = command.plan(module)
    facts = dict(command.report(document), drift=command.has_changes(document))
    module.exit_json(changed=False, ansible_facts=dict(qjailctl=facts))


if __name__ == "__main__":
    main()
