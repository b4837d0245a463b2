package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedGroup;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Questions;

/**
 * Something that can be seen of a host. A step has succeeded when its condition holds on the host,
 * probed again, whatever its commands' exit statuses said. {@link Proofs} says for each what is
 * asked and what the answer means.
 */
public sealed interface Condition {

  /** What has to be asked of a host to tell whether it holds. */
  default Questions needs() {
    return Proofs.of(this).needs();
  }

  /** Whether it holds, as far as {@code seen} tells. */
  default Verdict verdict(HostState seen) {
    return Proofs.of(this).verdict(seen);
  }

  /** All of these hold. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** rc.conf(5) has this effect. */
  record RcVariablesAre(Place place, SortedMap<RcVariable, String> values) implements Condition {}

  /** rc.conf(5) sets none of these. */
  record RcVariablesUnset(SortedSet<RcVariable> names) implements Condition {}

  /** The kernel has these values. */
  record SysctlsAre(SortedMap<SysctlName, String> values) implements Condition {}

  /** /etc/sysctl.conf sets these values at boot. */
  record SysctlsKept(SortedMap<SysctlName, String> values) implements Condition {}

  /** The interface is there and has these addresses, and perhaps others. */
  record InterfaceHas(InterfaceName name, List<InterfaceAddress> addresses) implements Condition {}

  /** The interface has none of these addresses. */
  record InterfaceLacks(InterfaceName name, List<IpAddress> addresses) implements Condition {}

  record PackageInstalled(Place place, PackageName name) implements Condition {}

  /** Something about the users and groups of a place. */
  sealed interface OfAccount extends Condition {
    Place place();
  }

  /** The group is there, with its number where one is wanted. */
  record GroupIs(Place place, GroupName name, WantedGroup.Present group) implements OfAccount {}

  record GroupAbsent(Place place, GroupName name) implements OfAccount {}

  /** The user is there, and all that is said of it is so. */
  record UserIs(Place place, UserName name, WantedUser.Present user) implements OfAccount {}

  record UserAbsent(Place place, UserName name) implements OfAccount {}

  /** Nothing is there, not even a symlink. */
  record FileAbsent(Place place, HostPath path) implements Condition {}

  /** The guard of a command succeeds, or fails. */
  record GuardSays(Place place, String command, Guard guard, boolean success)
      implements Condition {}

  /** The package is installed in exactly this version. */
  record PackageIs(Place place, PackageName name, String version) implements Condition {}

  record PackageAbsent(Place place, PackageName name) implements Condition {}

  record ServiceStopped(Place place, ServiceName service) implements Condition {}

  /** qjail answers, whoever installed it. */
  record QjailPresent() implements Condition {}

  /** A regular file with this content; of this mode, where one is given. */
  record FileIs(Place place, HostPath path, Sha256 digest, Optional<FileMode> mode)
      implements Condition {}

  /** A regular file, whatever it holds. */
  record FileExists(Place place, HostPath path) implements Condition {}

  /** A regular file of this owner, group and mode, with this content. */
  record FileBelongs(Place place, HostPath path, Sha256 digest, FileMode mode, FileOwner owner)
      implements Condition {}

  /** A file has a line that reads so. */
  record FileHasLine(Place place, HostPath path, String line) implements Condition {}

  record DirectoryIs(Place place, HostPath path, FileOwner owner, FileMode mode)
      implements Condition {}

  /** qjail's base system is laid out. */
  record BaseInstalled() implements Condition {}

  /** A zone is laid out. */
  record ZoneLaidOut(Zone zone) implements Condition {}

  /** The jails' base system is of this release, and no update of it is under way. */
  record BaseReleaseIs(String release) implements Condition {}

  /** The jails' copy of the tree is there, and no copying of it is under way. */
  record TreeCopied(SharedTree tree) implements Condition {}

  record FlavorExists(FlavorName name) implements Condition {}

  record FlavorFileIs(
      FlavorName flavor, HostPath path, Sha256 digest, FileMode mode, FileOwner owner)
      implements Condition {}

  /** qjail defines the jail, with these settings among others. */
  record JailHas(JailName name, List<JailSetting> settings) implements Condition {
    public JailHas {
      settings = List.copyOf(settings);
    }
  }

  /** qjail knows no such jail, whatever is left of one. */
  record JailUndefined(JailName name) implements Condition {}

  /** The jail lives in an image of this size. */
  record JailInImage(JailName name, ImageSize size) implements Condition {}

  /** It runs, and as it is defined: {@code RunningDifferences} finds nothing. */
  record JailRuns(JailName name) implements Condition {}

  record JailStopped(JailName name) implements Condition {}

  /** No image is mounted on the jail's root. */
  record JailImageClosed(JailName name) implements Condition {}

  /** Nothing is mounted at or below the jail's root. */
  record JailUnmounted(JailName name) implements Condition {}

  /**
   * The jail's newest archive is newer than {@code after}, can be read to its end and holds the
   * jail's definition and root.
   */
  record JailArchived(JailName name, Optional<ArchiveName> after) implements Condition {}

  /** qjailctl has noted this of the jail. */
  record JailRecorded(JailName name, JailRecord record) implements Condition {}

  /** The jail is there, and no restoration of it is under way. */
  record JailRestored(JailName name) implements Condition {}

  /** qjailctl has nothing noted of the jail. */
  record JailForgotten(JailName name) implements Condition {}

  /** An archive of the jail is there, whatever it holds. */
  record ArchiveKept(JailName name) implements Condition {}

  /** No call of qjail on the jail is under way, as far as qjailctl noted. */
  record JailPutBack(JailName name) implements Condition {}

  /** No deletion of the jail is noted. */
  record DeletionGivenUp(JailName name) implements Condition {}

  /** Nothing is left of the jail: neither definition nor root, nor the note of its deletion. */
  record JailGone(JailName name) implements Condition {}

  record ServiceRuns(Place place, ServiceName service) implements Condition {}

  /** The service runs and started after the last change of {@code files}. */
  record ServiceHasSeen(Place place, ServiceName service, SortedSet<HostPath> files)
      implements Condition {}

  /** The PostgreSQL cluster has this part. */
  record ClusterHas(ClusterAddress server, ClusterPart part) implements Condition {}

  record PortAnswers(Place place, Port port) implements Condition {}

  /** pf filters, or does not. */
  record PfIs(boolean enabled) implements Condition {}

  /** The anchor's file holds these rules. */
  record PfRulesFileIs(String rules) implements Condition {}

  /** /etc/pf.conf brings in an anchor with these rules. */
  record PfHooked(String rules) implements Condition {}

  /** pf has loaded these rules into the anchor, and the main ruleset consults it. */
  record PfLoaded(String rules) implements Condition {}
}
