# SPDX-License-Identifier: BSD-2-Clause

from __future__ import absolute_import, division, print_function

__metaclass__ = type


class ModuleDocFragment(object):
    """The options that say which manifest, on which host, and how it is reached."""

    DOCUMENTATION = r"""
options:
  manifest:
    description: The manifest's file, on the machine that the module runs on.
    type: path
    required: true
  host:
    description:
      - The host, as qjailctl's C(--host) takes it, whatever the manifest says. Without it the manifest says.
      - C(local), C(ssh://[user@]host[:port]), C(simulated) or C(simulated:FILE).
    type: str
  executable:
    description: The qjailctl to run.
    type: path
    default: qjailctl
  become_method:
    description: How qjailctl becomes root on the host.
    type: str
    choices: [none, doas, sudo]
  ssh_options:
    description: Settings of ssh_config(5) for the connection to the host, each as C(NAME=VALUE).
    type: list
    elements: str
    default: []
  targets:
    description: Only these resources and what they need, such as C(jail web).
    type: list
    elements: str
    default: []
  prune:
    description: Archives and deletes jails that qjailctl made and the manifest no longer mentions.
    type: bool
    default: false
  allow_replace:
    description: Jails that may be archived, deleted and made again, such as C(jail db).
    type: list
    elements: str
    default: []
  stop_foreign_jails:
    description: Lets an update of the base system stop jails that the manifest does not describe.
    type: bool
    default: false
  secrets:
    description:
      - Environment variables that the manifest's secrets are taken from, by name.
      - Their values are not logged.
    type: dict
    default: {}
"""
