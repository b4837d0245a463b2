package org.qjailctl.core.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.core.host.HostPath;

/** Where qjail keeps what makes up a jail, and where qjailctl notes that it deletes one. */
public final class JailPaths {

  /** The folder of the host's own jails' roots, beside those that qjail keeps for itself. */
  public static final HostPath JAILS = Zone.HOST.jails();

  /** The folder of {@code qjail archive} of the host's own jails. */
  public static final HostPath ARCHIVES = Zone.HOST.archives();

  /**
   * Where {@code qjail create -a} unpacks an archive, and which it removes with all that is in it
   * (qjail 5.0, create).
   */
  public static final HostPath TEMP_RESTORE = JAILS.child("temp_restore");

  public static final HostPath LOCAL = Zone.HOST.definitions();
  public static final HostPath GLOBAL = HostPath.of("/usr/local/etc/qjail.global");
  public static final HostPath CONFIG = HostPath.of("/usr/local/etc/qjail.config");
  public static final HostPath FSTAB = Zone.HOST.fstabs();

  /** What qjailctl itself notes on a host. */
  public static final HostPath NOTES = HostPath.of("/var/db/qjailctl");

  /** A file for each jail whose archive is verified and whose deletion has begun. */
  public static final HostPath DELETING = NOTES.child("deleting");

  /** Notes that the jails' base system is being updated. */
  public static final HostPath UPDATING = NOTES.child("updating");

  /** A file for each jail whose restoration has begun and has not been seen to end. */
  public static final HostPath RESTORING = NOTES.child("restoring");

  /** A {@link JailRecord} for each jail that qjailctl made or protects. */
  public static final HostPath RECORDS = NOTES.child("owned").child("jail");

  /**
   * A folder for each jail on which a call of qjail has begun and was not seen to end: the jail's
   * files as they were before.
   */
  public static final HostPath KEPT = NOTES.child("kept");

  /** In a jail's kept folder: there was no such jail before. */
  public static final String KEPT_NEW = ".new";

  /** In a jail's kept folder: the name that the call gives it. */
  public static final String KEPT_TO = ".to";

  /** The folders in which jails, and what is noted of them, are looked for by name. */
  public static final List<HostPath> FOLDERS =
      List.of(JAILS, LOCAL, GLOBAL, CONFIG, FSTAB, NOTES, DELETING, RESTORING, KEPT, RECORDS);

  private JailPaths() {}

  /** The folders of a zone in which its jails are looked for by name. */
  public static List<HostPath> folders(Zone zone) {
    return List.of(zone.jails(), zone.definitions(), zone.fstabs());
  }

  /** Notes that the installation of a package on the host was not seen to end. */
  public static HostPath installing(PackageName name) {
    return NOTES.child("installing-package-" + name);
  }

  /** What is kept of the jail until a call of qjail was seen to end. */
  public static HostPath kept(JailName jail) {
    return KEPT.child(jail.key());
  }

  /** Notes of a jail that its creation was not seen to end, and left it whole. */
  public static HostPath made(JailName jail) {
    return KEPT.child("." + jail.key() + ".made");
  }

  public static HostPath record(JailName jail) {
    return RECORDS.child(jail.key());
  }

  public static HostPath root(JailName jail) {
    return jail.zone().jails().child(jail.value());
  }

  public static HostPath fstab(JailName jail) {
    return jail.zone().fstabs().child(jail.value());
  }

  /** Notes that the jail's deletion has begun. */
  public static HostPath deleting(JailName jail) {
    return DELETING.child(jail.key());
  }

  /** Notes that the jail is being restored. */
  public static HostPath restoring(JailName jail) {
    return RESTORING.child(jail.key());
  }

  /**
   * What {@code qjail restore} needs of an archive: the files of a jail in automatic status. The
   * root is beside them.
   */
  public static List<HostPath> archivedFiles(JailName jail) {
    Zone zone = jail.zone();
    return Stream.of(zone.fstabs(), CONFIG, GLOBAL, zone.definitions())
        .map(folder -> folder.child(jail.value()))
        .toList();
  }

  /** The mount points that jail(8) itself makes below a jail's root: sharedfs and devfs. */
  public static List<HostPath> mountPoints(JailName jail) {
    return List.of(root(jail).child("dev"), root(jail).child("sharedfs"));
  }

  /** Every file and folder of a jail, in whatever status it is, its root last. */
  public static List<HostPath> all(JailName jail) {
    Stream<HostPath> definitions =
        Stream.of(jail.zone().definitions(), GLOBAL)
            .flatMap(
                folder ->
                    Arrays.stream(BootPolicy.values())
                        .map(boot -> folder.child(jail + suffix(boot))));
    return Stream.concat(
            definitions, Stream.of(CONFIG.child(jail.value()), fstab(jail), root(jail)))
        .toList();
  }

  /** What the names of a jail's definition files end in (qjail 5.0). */
  public static String suffix(BootPolicy boot) {
    return switch (boot) {
      case AUTO -> "";
      case MANUAL -> ".man";
      case NORUN -> ".norun";
    };
  }
}
