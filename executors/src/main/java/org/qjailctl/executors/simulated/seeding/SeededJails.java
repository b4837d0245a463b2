package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.executors.simulated.qjail.KeptFiles;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/**
 * Jails: their definitions, their roots as qjail makes them, and those that run. Of the jails that
 * are not qjail's only the addresses are known; they get a name that no jail of qjail's can have.
 */
final class SeededJails {

  private static final long MEBIBYTE = 1_048_576;

  private SeededJails() {}

  static void lay(World world, HostState seen) throws FileRefused {
    FileView host = world.files(Place.HOST);
    Node root = SeededQjail.template(host).orElse(Node.Folder.empty(Attributes.root(0755, 0)));
    int number = 0;
    for (ObservedJail jail : jails(seen).values()) {
      number += jail.vnet().isPresent() ? 1 : 0;
      KeptFiles.jail(
          host,
          jail.name().zone(),
          jail.name().value(),
          JailPaths.suffix(jail.boot()),
          definition(jail, number, disk(jail, seen)));
      files(host, jail, root, disk(jail, seen));
    }
    if (number > 0) {
      KeptFiles.vnetCount(host, number);
    }
  }

  private static SortedMap<JailName, ObservedJail> jails(HostState seen) {
    return seen.qjail().jails().known().orElseGet(TreeMap::new);
  }

  /** The memory disk that the jail's image is mounted from. */
  private static Optional<String> disk(ObservedJail jail, HostState seen) {
    HostPath root = JailPaths.root(jail.name());
    return seen.storage().mounts().known().orElse(List.of()).stream()
        .filter(mount -> mount.point().equals(root))
        .map(Mounted::device)
        .filter(device -> device.startsWith("/dev/md"))
        .findFirst();
  }

  private static Map<String, String> definition(
      ObservedJail jail, int number, Optional<String> disk) {
    Map<String, String> values = new HashMap<>();
    values.put("ip4", String.join(",", jail.ip4()));
    values.put("ip6", String.join(",", jail.ip6()));
    values.put("interface", jail.networkInterface());
    for (Map.Entry<JailParameter, ParameterValue> one : jail.parameters().entrySet()) {
      values.put(
          one.getKey().definitionKey(),
          switch (one.getValue()) {
            case ParameterValue.On on -> one.getKey().jailName();
            case ParameterValue.Numeric(int value) -> Integer.toString(value);
          });
    }
    jail.vnet()
        .ifPresent(
            vnet -> {
              values.put("vnet", "be|" + vnet.firewall() + "|" + number);
              values.put("vinterface", vnet.networkInterface().value());
            });
    if (jail.sshPending()) {
      values.put("poststartssh", "yes");
    }
    jail.image()
        .ifPresent(
            size -> {
              values.put("image", image(jail));
              values.put("imagetype", "simple");
              values.put("imageblockcount", Integer.toString(size.mebibytes()));
              values.put("imagedevice", disk.map(device -> device.substring(5)).orElse("md0"));
            });
    return values;
  }

  private static String image(ObservedJail jail) {
    return JailPaths.root(jail.name()).child(jail.name() + ".img").value();
  }

  private static void files(FileView host, ObservedJail jail, Node root, Optional<String> disk)
      throws FileRefused {
    HostPath path = JailPaths.root(jail.name());
    host.makeFolders(jail.name().zone().jails().value());
    if (jail.image().isEmpty()) {
      host.put(path.value(), root);
      return;
    }
    host.makeFolders(path.value());
    if (root instanceof Node.Folder tree) {
      host.write(
          image(jail), PackedTree.packed(tree, jail.image().orElseThrow().mebibytes() * MEBIBYTE));
    }
    if (disk.isPresent()) {
      host.put(disk.get(), root);
      host.symlink(path.value() + ".device", disk.get());
    }
  }

  /** What is known of a jail's inside from outside. */
  static void layInside(World world, HostState seen) throws FileRefused {
    SortedMap<JailName, Boolean> sshd = new TreeMap<>();
    // `qjail config -h` enables sshd(8) at once, and leaves the user for the next start.
    jails(seen).values().stream()
        .filter(ObservedJail::sshPending)
        .forEach(jail -> sshd.put(jail.name(), true));
    seen.qjail()
        .sshd()
        .forEach((jail, enabled) -> enabled.known().ifPresent(yes -> sshd.put(jail, yes)));
    for (Map.Entry<JailName, Boolean> one : sshd.entrySet()) {
      FileView files = world.files(JailPaths.root(one.getKey()));
      String text = files.text("/etc/rc.conf").orElse("");
      if (one.getValue() && !text.contains("sshd_enable=\"YES\"")) {
        files.makeFolders("/etc");
        files.write("/etc/rc.conf", text + "sshd_enable=\"YES\"\n");
      }
    }
  }

  static List<RunningJail> running(HostState seen) {
    List<RunningJail> all = new ArrayList<>();
    for (ObservedJail jail : jails(seen).values()) {
      jail.running().ifPresent(running -> all.add(running(jail, running)));
    }
    SortedSet<IpAddress> strangers = seen.qjail().strangers().known().orElseGet(TreeSet::new);
    if (!strangers.isEmpty()) {
      int jid = all.stream().mapToInt(RunningJail::jid).max().orElse(0) + 1;
      all.add(
          new RunningJail(
              jid,
              "not.of.qjail",
              HostPath.of("/"),
              "stranger",
              four(strangers),
              six(strangers),
              Map.of()));
    }
    return all;
  }

  private static RunningJail running(ObservedJail jail, ObservedJail.Running running) {
    Map<String, String> parameters = new TreeMap<>();
    running.switches().forEach(parameter -> parameters.put(parameter.jailName(), "true"));
    running
        .numbers()
        .forEach((parameter, value) -> parameters.put(parameter.jailName(), value.toString()));
    if (jail.vnet().isPresent()) {
      parameters.put("vnet", "new");
    }
    return new RunningJail(
        running.jid(),
        jail.name().value(),
        JailPaths.root(jail.name()),
        jail.name().value(),
        four(running.addresses()),
        six(running.addresses()),
        parameters);
  }

  private static List<Ipv4Address> four(SortedSet<IpAddress> addresses) {
    return addresses.stream()
        .filter(Ipv4Address.class::isInstance)
        .map(Ipv4Address.class::cast)
        .toList();
  }

  private static List<Ipv6Address> six(SortedSet<IpAddress> addresses) {
    return addresses.stream()
        .filter(Ipv6Address.class::isInstance)
        .map(Ipv6Address.class::cast)
        .toList();
  }
}
