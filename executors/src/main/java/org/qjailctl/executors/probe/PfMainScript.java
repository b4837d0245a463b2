package org.qjailctl.executors.probe;

/**
 * The sh(1) script that prints the rules of /etc/pf.conf as pf would load them now, in pfctl's own
 * form. Lines that load anchors are left empty, so that others keep their numbers: pfctl would
 * print the anchors' rules behind the file's own, with nothing on standard output between them
 * (pfctl.c of FreeBSD 13.2).
 */
public final class PfMainScript {

  public static final String TEXT =
      "{ LC_ALL=C sed 's/^[[:blank:]]*load[[:blank:]].*//' /etc/pf.conf; echo; } | pfctl -nvf -";

  private PfMainScript() {}
}
