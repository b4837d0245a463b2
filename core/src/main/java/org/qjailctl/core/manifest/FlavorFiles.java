package org.qjailctl.core.manifest;

import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;

/** The files of a flavor that a jail which was made from it is still expected to have. */
public final class FlavorFiles {

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");

  private FlavorFiles() {}

  /**
   * Those that nothing else of the manifest writes inside the jail.
   *
   * @param setsRcConf whether variables of the jail's rc.conf are set beside the file
   */
  public static SortedMap<HostPath, FileContent> of(
      Flavor flavor, Provision provision, boolean setsRcConf) {
    SortedMap<HostPath, FileContent> files = new TreeMap<>(flavor.files());
    files.keySet().removeAll(provision.files().keySet());
    files.keySet().removeAll(provision.absentFiles());
    if (setsRcConf || !provision.rcConf().isEmpty()) {
      files.remove(RC_CONF);
    }
    return files;
  }

  /** The same for a whole jail. */
  public static SortedMap<HostPath, FileContent> of(Flavor flavor, Jail jail) {
    return of(flavor, jail.provision(), jail.postgresql().isPresent() || jail.ssh());
  }
}
