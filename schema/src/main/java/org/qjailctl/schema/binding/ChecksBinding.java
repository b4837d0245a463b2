package org.qjailctl.schema.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Check;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Port;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The list {@code checks} of a jail, or of the host. */
final class ChecksBinding {

  private static final int MOST_RETRIES = 100;
  private static final int MOST_SECONDS = 300;

  /** Whoever waits for an apply longer than this has forgotten it. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Section section;
  private final Optional<List<IpAddress>> own;
  private final boolean onHost;

  private ChecksBinding(Section section, Optional<List<IpAddress>> own, boolean onHost) {
    this.section = section;
    this.own = own;
    this.onHost = onHost;
  }

  static List<Check> ofHost(Section host) {
    return new ChecksBinding(host, Optional.empty(), true).read();
  }

  /**
   * The checks of a jail.
   *
   * @param own its addresses; empty where an entry stands for several jails
   */
  static List<Check> ofJail(
      JailName jail, Section section, JailPolicy policy, Optional<List<IpAddress>> own) {
    ChecksBinding binding = new ChecksBinding(section, own, false);
    List<Check> checks = binding.read();
    if (section.has("checks") && policy.state() != JailState.RUNNING) {
      binding.report(
          ManifestCode.CHECK_NOT_RUNNING,
          section.node("checks").orElseThrow().place().atHead(),
          "The jail " + jail + " is not kept running: " + policy.cause() + ".",
          "Write `state: running` with boot auto or manual, or remove checks.");
    }
    return checks;
  }

  private List<Check> read() {
    List<Check> checks = new ArrayList<>();
    for (YamlNode item : section.items("checks")) {
      Section.read(item, section.reading(), this::check).ifPresent(checks::add);
    }
    return checks;
  }

  private Optional<Check> check(Section one) {
    one.requireOneOf("tcp", "command", "service");
    Optional<Check.Question> tcp = tcp(one).map(Check.Question.class::cast);
    Optional<Check.Question> command = command(one).map(Check.Question.class::cast);
    Optional<Check.Question> service =
        one.form("service", ServiceNames.SERVICE).map(name -> new Check.Service(name.value()));
    int retries =
        one.number("retries", 0, MOST_RETRIES).map(Placed::value).orElse(Check.USUAL_RETRIES);
    Duration interval = seconds(one, "interval", Check.USUAL_INTERVAL);
    Duration timeout = seconds(one, "timeout", Check.USUAL_TIMEOUT);
    Optional<Check> check =
        tcp.or(() -> command)
            .or(() -> service)
            .map(question -> new Check(question, retries, interval, timeout));
    check.ifPresent(known -> limit(known, one));
    return check;
  }

  private static Duration seconds(Section one, String key, Duration usual) {
    return one.number(key, 1, MOST_SECONDS)
        .map(number -> Duration.ofSeconds(number.value()))
        .orElse(usual);
  }

  private void limit(Check check, Section one) {
    if (check.longest().compareTo(LONGEST) > 0) {
      report(
          ManifestCode.CHECK_LONG,
          one.place().atHead(),
          (check.retries() + 1)
              + " tries of "
              + check.timeout().toSeconds()
              + " s, "
              + check.interval().toSeconds()
              + " s apart, may take "
              + check.longest().toMinutes()
              + " minutes.",
          "Write fewer retries, or a shorter interval or timeout: an hour is the most.");
    }
  }

  private Optional<Check.Tcp> tcp(Section one) {
    Optional<Placed<IpAddress>> address = one.form("address", AddressForms.IP);
    onlyOf("tcp", "address", one);
    address.ifPresent(this::belongs);
    return one.number("tcp", 1, 65535)
        .map(port -> new Check.Tcp(address.map(Placed::value), new Port(port.value())));
  }

  /** Notes that {@code key} says something of one kind of check alone. */
  private void onlyOf(String kind, String key, Section one) {
    if (one.has(key) && !one.has(kind)) {
      report(
          ManifestCode.CHECK_OTHER_KIND,
          one.node(key).orElseThrow().place(),
          key + " says something of " + kind + ", which does not stand here.",
          "Take " + key + " out, or ask by " + kind + ".");
    }
  }

  private void belongs(Placed<IpAddress> address) {
    if (onHost || own.filter(all -> all.contains(address.value())).isPresent()) {
      return;
    }
    report(
        ManifestCode.CHECK_ADDRESS,
        address.place(),
        own.isPresent()
            ? address.value() + " is no address of this jail."
            : "This entry stands for several jails, each with addresses of its own.",
        own.isPresent()
            ? "Write one of its ip4 or ip6, or leave address out for the first."
            : "Leave address out: each is asked at its first one.");
  }

  /** A list of words that no shell reads, or a line for sh(1). */
  private Optional<Check.Command> command(Section one) {
    Optional<YamlNode> node = one.node("command");
    List<String> argv = node.map(written -> words(written, one)).orElse(List.of());
    var user = new CommandWords(section).user(one, onHost);
    onlyOf("command", "user", one);
    return argv.isEmpty() ? Optional.empty() : Optional.of(new Check.Command(argv, user));
  }

  private List<String> words(YamlNode written, Section one) {
    return switch (written) {
      case YamlNode.Scalar line ->
          one.reading().text(line).map(text -> List.of("sh", "-c", text.value())).orElse(List.of());
      case YamlNode.Sequence words -> new CommandWords(section).read(one, "command");
      case YamlNode.Mapping map -> passedOver(map);
      case YamlNode.Unreadable unreadable -> passedOver(unreadable);
    };
  }

  private List<String> passedOver(YamlNode node) {
    section.reading().passOver(node);
    return List.of();
  }

  private void report(ManifestCode code, Place at, String detail, String remedy) {
    section.reading().problems().report(code, at, detail, remedy);
  }
}
