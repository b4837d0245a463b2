package org.qjailctl.executors.simulated.qjail;

import java.util.HashMap;
import java.util.Map;
import org.qjailctl.executors.simulated.world.BaseDistribution;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What qjail keeps on a host on which it has done its work before. */
public final class KeptFiles {

  private KeptFiles() {}

  /**
   * Lays out the base system as {@code qjail install} does.
   *
   * @param template the files below the zone's folder template, which is not there yet
   */
  public static void base(
      FileView host, org.qjailctl.core.manifest.Zone zone, FileView template, String release)
      throws FileRefused {
    Zone of = new Zone(zone.suffix());
    host.makeFolders(of.template());
    BaseDistribution.lay(template, release);
    SharedFiles.split(host, of);
  }

  /**
   * Writes the definition of a jail, its copy, its jail.conf(5) and its fstab(5).
   *
   * @param status what the definition's file name ends in: empty, {@code .man} or {@code .norun}
   * @param values of the definition's variables; those that every jail has are added
   */
  public static void jail(
      FileView host,
      org.qjailctl.core.manifest.Zone zone,
      String name,
      String status,
      Map<String, String> values)
      throws FileRefused {
    jail(host, new Zone(zone.suffix()), name, status, values);
  }

  private static void jail(
      FileView host, Zone zone, String name, String status, Map<String, String> values)
      throws FileRefused {
    for (String folder :
        new String[] {zone.definitions(), Zone.GLOBAL, Zone.CONFIG, zone.fstabs()}) {
      host.makeFolders(folder);
    }
    String file = zone.definitions() + "/" + name + status;
    Map<String, String> all = new HashMap<>(values);
    all.put("name", name);
    all.put("path", zone.jails() + "/" + name);
    all.put("fstab", zone.fstabs() + "/" + name);
    all.put("deffile", file);
    Definition definition = new Definition(all);
    host.write(file, definition.text());
    host.write(Zone.GLOBAL + "/" + name + status, definition.text());
    host.write(Zone.CONFIG + "/" + name, ConfigFile.text(definition));
    host.write(
        definition.get("fstab"),
        zone.sharedfs() + " " + definition.root() + "/sharedfs nullfs ro 0 0\n");
  }

  /** How many vnet jails qjail has counted. */
  public static void vnetCount(FileView host, int count) throws FileRefused {
    host.write(Zone.VNETCTL, "count=\"" + count + "\"\n");
  }
}
