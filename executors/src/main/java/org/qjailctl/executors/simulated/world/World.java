package org.qjailctl.executors.simulated.world;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.InterfaceName;

/**
 * One simulated FreeBSD host. Its parts change as programs run on it; it is used by one thread at a
 * time.
 */
public final class World {

  private final Pulse pulse = new Pulse();
  private final FileSystem files;
  private final Interfaces interfaces;
  private final Jails jails;
  private final Mounts mounts;
  private final Kernel kernel;
  private final Daemons daemons;
  private final PacketFilter pf;
  private final List<String> pendingDevd;
  private final InstantSource clock;
  private final AtomicReference<String> holder = new AtomicReference<>("");

  public World(Node.Folder root, Facts facts, InstantSource clock) {
    this.files = new FileSystem(root, pulse);
    this.interfaces = new Interfaces(facts.interfaces(), pulse);
    this.jails = new Jails(facts.jails(), facts.lastJid(), pulse);
    this.mounts = new Mounts(facts.mounts(), pulse);
    this.kernel = new Kernel(facts.modules(), facts.sysctl(), facts.oids(), pulse);
    this.daemons = new Daemons(facts.daemons(), pulse);
    this.pf = new PacketFilter(facts.pf(), pulse);
    this.pendingDevd = new ArrayList<>(facts.pendingDevd());
    this.clock = clock;
  }

  /** A freshly installed FreeBSD 13.2-RELEASE amd64 on which nothing was set up. */
  public static World stock() {
    return StockWorld.make(InstantSource.system());
  }

  /** The same, with a clock of the caller's. */
  public static World stock(InstantSource clock) {
    return StockWorld.make(clock);
  }

  /** Another world that is as this one is now. */
  public World copy() {
    return new World(files.root(), facts(), clock);
  }

  /** What tells of every change of this world. */
  public Pulse pulse() {
    return pulse;
  }

  public FileSystem fileSystem() {
    return files;
  }

  /** The files as a process in {@code place} sees them. */
  public FileView files(Place place) {
    return new FileView(files, mounts, place.root(), clock);
  }

  /** The files as a process sees them whose root is {@code root}. */
  public FileView files(HostPath root) {
    return new FileView(files, mounts, root, clock);
  }

  public Interfaces interfaces() {
    return interfaces;
  }

  public Jails jails() {
    return jails;
  }

  public Mounts mounts() {
    return mounts;
  }

  public Kernel kernel() {
    return kernel;
  }

  public Daemons daemons() {
    return daemons;
  }

  public PacketFilter pf() {
    return pf;
  }

  public InstantSource clock() {
    return clock;
  }

  /** Who has the host's lock: a note for people, empty while nobody has it. Kept in no file. */
  public AtomicReference<String> holder() {
    return holder;
  }

  /** Notes that devd(8) will configure a cloned interface a moment later. */
  public void announce(InterfaceName cloned) {
    pendingDevd.add(cloned.value());
  }

  /** The interfaces that devd(8) is to configure now; asked once. */
  public List<String> takePendingDevd() {
    List<String> taken = List.copyOf(pendingDevd);
    pendingDevd.clear();
    return taken;
  }

  /** All but the files. */
  public Facts facts() {
    return new Facts(
        interfaces.all(),
        jails.all(),
        jails.lastJid(),
        mounts.all(),
        kernel.modules(),
        kernel.variables(),
        kernel.oids(),
        daemons.all(),
        List.copyOf(pendingDevd),
        pf.state());
  }
}
