package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** What a command is made of: its words, which no shell reads, and its user. */
record CommandWords(Section section) {

  private static final Form<String> ARGUMENT =
      Form.of(
          text ->
              text.indexOf('\0') >= 0 || text.indexOf('\n') >= 0
                  ? Parsed.refused("an argument is one line of text")
                  : Parsed.ok(text),
          ManifestCode.BAD_ARGUMENT,
          "Put a longer script into a file, and run that.");

  /** The list behind {@code key} of {@code one}: the program, then its arguments. */
  List<String> read(Section one, String key) {
    List<String> words = new ArrayList<>();
    for (YamlNode item : one.items(key)) {
      one.reading()
          .text(item)
          .flatMap(text -> ARGUMENT.read(text, one.reading().problems()))
          .ifPresent(word -> words.add(word.value()));
    }
    boolean isEmptyList =
        one.node(key)
            .filter(node -> node instanceof YamlNode.Sequence list && list.items().isEmpty())
            .isPresent();
    if (isEmptyList) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.BAD_ARGUMENT,
              one.place().atHead(),
              key + " has no program in it.",
              "Write a list of the program and its arguments, such as [make, install].");
    }
    return words;
  }

  /** Whom {@code one} runs as; empty for root. */
  Optional<UserName> user(Section one, boolean onHost) {
    Optional<Placed<UserName>> user = one.form("user", OwnerBinding.OWNER);
    if (onHost && user.isPresent()) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.HOST_COMMAND_USER,
              user.get().place(),
              "On the host itself commands run as root.",
              "Take user out; where it matters, run `[su, -l, NAME, -c, COMMAND]`.");
      return Optional.empty();
    }
    return user.map(Placed::value).filter(name -> !name.value().equals("root"));
  }
}
