package org.qjailctl.executors.simulated;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.NetworkInterface;
import org.qjailctl.executors.simulated.world.PacketFilter;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/** Makes a world in which recorded facts hold. */
final class SeededWorld {

  private static final Instant START = Instant.parse("2026-11-23T21:14:26Z");

  /** Moves on by a second whenever it is read, so that no two archives have the same stamp. */
  private static InstantSource clock() {
    AtomicLong seconds = new AtomicLong();
    return () -> START.plusSeconds(seconds.getAndIncrement());
  }

  private SeededWorld() {}

  /**
   * The recorded host with these facts: stock but for its name, its interface and qjail, which was
   * installed.
   */
  static World of(Map<String, String> facts) {
    World world = World.stock(clock());
    world.kernel().set("kern.hostname", "fbsd132");
    SeededTree.qjail(world.files(Place.HOST));
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      world = with(world, fact.getKey(), Optional.of(fact.getValue()));
    }
    return world;
  }

  /** The same world in another object, which the first one's changes do not reach. */
  static World copy(World world) {
    return new World(world.fileSystem().root(), world.facts(), world.clock());
  }

  /** {@code world} with one fact changed; an empty one is gone. */
  static World with(World world, String name, Optional<String> fact) {
    String text = fact.orElse("");
    Facts old = world.facts();
    return switch (name) {
      case "cmd jls" ->
          with(world, old.interfaces(), RecordedText.jails(text), old.mounts(), old.pf());
      case "cmd ifconfig" ->
          with(world, RecordedText.interfaces(text), old.jails(), old.mounts(), old.pf());
      case "cmd mount" ->
          with(world, old.interfaces(), old.jails(), RecordedText.mounts(text), old.pf());
      case "cmd pf" -> withPacketFilter(world, text);
      default -> {
        World changed = copy(world);
        try {
          files(changed.files(Place.HOST), name, fact);
        } catch (FileRefused e) {
          throw new IllegalStateException(name, e);
        }
        yield changed;
      }
    };
  }

  private static World with(
      World world,
      List<NetworkInterface> interfaces,
      List<RunningJail> jails,
      List<Mount> mounts,
      PacketFilter.State pf) {
    Facts old = world.facts();
    int lastJid =
        Math.max(old.lastJid(), jails.stream().mapToInt(RunningJail::jid).max().orElse(0));
    return new World(
        world.fileSystem().root(),
        new Facts(
            interfaces,
            jails,
            lastJid,
            mounts,
            old.modules(),
            old.sysctl(),
            old.oids(),
            old.daemons(),
            old.pendingDevd(),
            pf),
        world.clock());
  }

  /**
   * The module, whether pf is enabled, and the rules, which stand there as pfctl(8) prints them.
   */
  private static World withPacketFilter(World world, String text) {
    World changed = copy(world);
    if (!text.contains("/dev/pf: No such file or directory")) {
      changed.kernel().load("pf");
      changed.pf().change(RecordedRules.state(text, world.clock().instant().getEpochSecond()));
    }
    return changed;
  }

  private static void files(FileView files, String name, Optional<String> fact) throws FileRefused {
    if (name.startsWith("file ")) {
      String path = name.substring(5);
      if (fact.isPresent()) {
        files.makeFolders(HostPath.of(path).parent().value());
        files.write(
            path,
            fact.get().isEmpty() || fact.get().endsWith("\n") ? fact.get() : fact.get() + "\n");
      } else if (files.exists(path)) {
        files.remove(path);
      }
      return;
    }
    String text = fact.orElse("");
    if (name.equals("cmd ls /usr/jails")) {
      SeededTree.jails(files, RecordedText.listings(text), text);
    } else if (name.equals("cmd ls /usr/local/etc")) {
      for (String path : new TreeSet<>(text.lines().toList())) {
        if (!files.exists(path)
            && !path.endsWith(".sample")
            && !path.endsWith(".conf")
            && !path.endsWith("vnetctl")) {
          files.makeFolders(path);
        }
      }
      List<String> stray = new ArrayList<>(files.list("/usr/local/etc"));
      stray.removeIf(n -> !n.startsWith("qjail") || text.contains("/usr/local/etc/" + n + "\n"));
      for (String gone : stray) {
        files.remove("/usr/local/etc/" + gone);
      }
    }
  }
}
