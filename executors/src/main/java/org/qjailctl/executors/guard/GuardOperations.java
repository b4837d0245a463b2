package org.qjailctl.executors.guard;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.Step;

/** One network guard, by what is asked of its host. */
public final class GuardOperations {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HostPath SINCE = HostPath.of(GuardScript.FOLDER + "/armed/since");
  private static final HostPath REVERTED = HostPath.of(GuardScript.FOLDER + "/reverted");
  private static final int MOST_BYTES = 4096;

  private final String nonce;

  private GuardOperations(String nonce) {
    this.nonce = nonce;
  }

  /** A guard with a nonce of its own. */
  public static GuardOperations fresh() {
    byte[] octets = new byte[16];
    RANDOM.nextBytes(octets);
    return new GuardOperations(HexFormat.of().formatHex(octets));
  }

  /**
   * Arms the host.
   *
   * @param steps those that are guarded
   */
  public Operation arm(Duration patience, List<Step> steps) {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", GuardScript.ARM, "sh", "", nonce));
    argv.add(Long.toString(patience.toSeconds()));
    argv.addAll(words(steps));
    return Operation.Run.of(argv).reading(Input.text(GuardScript.WATCH));
  }

  /** Disarms it; to be carried out over a new connection. */
  public Operation confirm() {
    return Operation.Run.of("sh", "-c", GuardScript.CONFIRM, "sh", "", nonce);
  }

  private static SortedSet<String> words(List<Step> steps) {
    SortedSet<String> words = new TreeSet<>();
    for (Step step : steps) {
      switch (step) {
        case PfStep pf -> words.add("pf");
        case HostStep.AddAddresses(InterfaceName name, List<InterfaceAddress> addresses) -> {
          words.add("=" + name);
          addresses.forEach(one -> words.add("+" + name + " " + family(one.address())));
        }
        case HostStep.RemoveAddresses(InterfaceName name, List<IpAddress> addresses) ->
            words.add("=" + name);
        case Step other -> {}
      }
    }
    return words;
  }

  private static String family(IpAddress address) {
    return (address instanceof Ipv6Address ? "inet6 " : "inet ") + address;
  }

  /** What tells of another's guard: whether one is armed, whether one has put the network back. */
  public static List<Operation> look() {
    return List.of(
        new Operation.ReadFile(SINCE, MOST_BYTES), new Operation.ReadFile(REVERTED, MOST_BYTES));
  }

  /** Reads what {@link #look} was answered. */
  public static Seen seen(List<Outcome> outcomes) {
    return new Seen(line(outcomes.get(0)), line(outcomes.get(1)));
  }

  private static Optional<String> line(Outcome outcome) {
    return outcome.good() && outcome.status() == Outcome.Status.FINISHED
        ? outcome.stdout().utf8().lines().findFirst()
        : Optional.empty();
  }

  /** Does what a guard was to do whose watchdog died. */
  public static Operation settle() {
    return Operation.Run.of("sh", "-c", GuardScript.SETTLE, "sh", "");
  }

  /** Takes the note away that a guard has put the network back. */
  public static List<Operation> forget() {
    return List.of(
        Operation.Run.of("rm", "-f", REVERTED.value()),
        Operation.Run.of("rmdir", GuardScript.FOLDER));
  }

  /**
   * What is there of guards.
   *
   * @param armed since when one is, and for how long
   * @param reverted when one has put the network back
   */
  public record Seen(Optional<String> armed, Optional<String> reverted) {
    public static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty());
  }
}
