package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;

/** Lays out what jails are made from: qjail's base system and its flavors. */
public sealed interface QjailStep extends Step {

  /** Builds and installs qjail in the host's ports tree. */
  record InstallPort(PortName port) implements QjailStep {}

  /** Turns qjail's log of its calls on or off, which takes the log away. */
  record SetLogging(boolean on) implements QjailStep {}

  /** Fetches base.txz onto the host; its digest is the postcondition. */
  record FetchBase(Base.Source.Url source) implements QjailStep {}

  /** Lets qjail lay out sharedfs, template, archive and flavors from a base.txz. */
  record InstallBase(Base.Source source) implements QjailStep {}

  /** Lets qjail lay out the same for a zone. */
  record InstallZone(Zone zone, Base.Source source) implements QjailStep {}

  /**
   * Brings the jails' base system to the host's release, while no jail runs.
   *
   * @param release the host's
   * @param trees those that are to be copied behind it, which is noted first
   */
  record UpdateBase(String release, SortedSet<SharedTree> trees) implements QjailStep {
    public UpdateBase {
      trees = Collections.unmodifiableSortedSet(new TreeSet<>(trees));
    }
  }

  /** Copies a tree of the host's into what the jails share, running jails or not. */
  record CopyTree(SharedTree tree) implements QjailStep {}

  /** Makes a flavor as a copy of the default one. */
  record CreateFlavor(FlavorName name) implements QjailStep {}

  /** Writes one file of a flavor. */
  record WriteFlavorFile(
      FlavorName flavor, HostPath path, FileContent content, Operation.Expected expected)
      implements QjailStep {}
}
