# SPDX-License-Identifier: BSD-2-Clause
"""Runs qjailctl and reads what it prints for programs."""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

import json

# The exit statuses of qjailctl that its documentation names.
MEANINGS = {
    1: "a step failed, or the plan is refused",
    3: "all is as the manifest says, and a check fails",
    4: "the change was not confirmed: the host puts its network back",
    64: "the command line is wrong",
    65: "the manifest is not valid",
    69: "the host cannot be reached, or is not FreeBSD, or commands do not run as root there",
    70: "a bug in qjailctl",
    74: "output was lost",
    75: "another apply holds the host; try again",
    130: "interrupted",
}

OPTIONS = dict(
    manifest=dict(type="path", required=True),
    host=dict(type="str"),
    executable=dict(type="path", default="qjailctl"),
    become_method=dict(type="str", choices=["none", "doas", "sudo"]),
    ssh_options=dict(type="list", elements="str", default=[]),
    targets=dict(type="list", elements="str", default=[]),
    prune=dict(type="bool", default=False),
    allow_replace=dict(type="list", elements="str", default=[]),
    stop_foreign_jails=dict(type="bool", default=False),
    secrets=dict(type="dict", default={}, no_log=True),
)


def arguments(params):
    """The arguments that `plan` and `apply` share."""
    # Who writes the playbook says which manifest counts, and so where its host is.
    args = ["--host", params["host"] or "manifest"]
    if params["become_method"]:
        args += ["--become", params["become_method"]]
    for option in params["ssh_options"]:
        args += ["--ssh-option", option]
    for target in params["targets"]:
        args += ["--target", target]
    for address in params["allow_replace"]:
        args += ["--allow-replace", address]
    if params["prune"]:
        args.append("--prune")
    if params["stop_foreign_jails"]:
        args.append("--stop-foreign-jails")
    return args


def run(module, verb, extra):
    """Runs one qjailctl command; gives its exit status, standard output and standard error."""
    environment = dict((name, str(value)) for name, value in module.params["secrets"].items())
    command = [module.params["executable"], verb, module.params["manifest"], "--no-color"]
    return module.run_command(
        command + arguments(module.params) + extra,
        environ_update=environment,
        handle_exceptions=False,
    )


def fail(module, verb, status, err, **more):
    """Ends the task with qjailctl's own words."""
    meaning = MEANINGS.get(status, "exit status %d" % status)
    module.fail_json(
        msg="qjailctl %s: %s.\n%s" % (verb, meaning, err.strip()), rc=status, stderr=err, **more
    )


def plan(module, asking=False):
    """Plans; gives the plan as qjailctl's JSON has it. Ends the task if there is none.

    asking: whether the guards of the manifest's commands are run, because it is applied anyway.
    """
    asked = ["--ask-guards"] if asking else []
    try:
        status, out, err = run(module, "plan", ["--output", "json"] + asked)
    except (IOError, OSError) as problem:
        module.fail_json(
            msg="%s cannot be run: %s. Install qjailctl, or name it with `executable`."
            % (module.params["executable"], problem)
        )
    if status != 0:
        fail(module, "plan", status, err, problems=problems(out))
    return json.loads(out), err


def problems(out):
    """What a refused plan or a manifest that is not valid says, if it says it as JSON."""
    try:
        return json.loads(out).get("problems", [])
    except ValueError:
        return []


def has_changes(document):
    return any(change["action"] != "unchanged" for change in document["changes"]) or bool(
        document["steps"]
    )


def lines(document):
    """The plan's changes before and after, for Ansible's diff."""
    before, after = [], []
    for change in document["changes"]:
        if change["action"] == "unchanged":
            continue
        head = "%s %s" % (change["resource"], change["title"])
        if change["action"] in ("update", "replace", "delete"):
            before.append(head.rstrip())
        if change["action"] != "delete":
            after.append(head.rstrip())
        for attribute in change["attributes"]:
            for text, value in ((before, attribute["before"]), (after, attribute["after"])):
                if value is not None:
                    text.append("    %s  %s" % (attribute["name"], value))
    return dict(before="\n".join(before) + "\n", after="\n".join(after) + "\n")


def report(document):
    """What a task returns of a plan."""
    return dict(
        summary=document["summary"],
        changes=[c for c in document["changes"] if c["action"] != "unchanged"],
        problems=document["problems"],
        freebsd=document["host"],
    )
