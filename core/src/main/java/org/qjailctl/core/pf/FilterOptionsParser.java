package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads the options of filter rules, which come in any order and print in pfctl(8)'s. */
final class FilterOptionsParser {

  /** The letters of TCP flags in the order in which pfctl(8) prints them. */
  private static final String FLAGS = "FSRPAUEW";

  private final TokenCursor tokens;
  private Optional<String> flags = Optional.empty();
  private Optional<String> state = Optional.empty();
  private String stateOptions = "";
  private List<String> icmpTypes = List.of();
  private boolean fragment;
  private boolean allowOptions;
  private String label = "";
  private String before = "";
  private String setting = "";
  private String chance = "";
  private String scrub = "";
  private String queue = "";
  private String routing = "";
  private Rule.Tags tags = Rule.Tags.NONE;
  private List<String> users = List.of();
  private List<String> groups = List.of();

  private FilterOptionsParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  static FilterOptions read(TokenCursor tokens) throws RuleRefused {
    FilterOptionsParser parser = new FilterOptionsParser(tokens);
    while (parser.option()) {
      // every round reads one option
    }
    return parser.found();
  }

  private FilterOptions found() {
    String tail =
        scrub
            + (allowOptions ? " allow-opts" : "")
            + label
            + queue
            + (tags.sets().isEmpty() ? "" : " tag " + tags.sets())
            + (tags.needs().isEmpty()
                ? ""
                : (tags.other() ? " ! tagged " : " tagged ") + tags.needs())
            + routing;
    return new FilterOptions(
        flags,
        state,
        stateOptions,
        icmpTypes,
        users,
        groups,
        before + setting,
        chance,
        fragment,
        tail,
        tags);
  }

  private boolean option() throws RuleRefused {
    Optional<String> word =
        tokens.acceptAny(
            "flags",
            "keep",
            "modulate",
            "synproxy",
            "no",
            "icmp-type",
            "icmp6-type",
            "fragment",
            "allow-opts",
            "label",
            "tag",
            "tagged",
            "!",
            "user",
            "group",
            "prio",
            "tos",
            "set",
            "probability",
            "scrub",
            "queue",
            "ridentifier",
            "rtable",
            "divert-to",
            "dnpipe",
            "dnqueue");
    switch (word.orElse("")) {
      case "" -> {
        return false;
      }
      case "flags" -> flags = Optional.of(flags());
      case "keep", "modulate", "synproxy", "no" -> {
        tokens.expect("state");
        if (state.isPresent()) {
          throw tokens.refuse("modulate or keep cannot be redefined");
        }
        state = word;
        stateOptions = StateOptions.read(tokens);
      }
      case "icmp-type", "icmp6-type" -> icmpTypes = icmp(" " + word.orElseThrow() + " ");
      case "fragment" -> fragment = true;
      case "allow-opts" -> allowOptions = true;
      case "label" -> label += " label \"" + tokens.expect(Kind.STRING) + "\"";
      case "tag" -> tags = new Rule.Tags(tokens.strings(), tags.needs(), tags.other());
      case "tagged" -> tags = new Rule.Tags(tags.sets(), tokens.strings(), false);
      case "!" -> {
        tokens.expect("tagged");
        tags = new Rule.Tags(tags.sets(), tokens.strings(), true);
      }
      case "user" -> users = tokens.listOf(() -> RareOptions.owner(tokens, " user"));
      case "group" -> groups = tokens.listOf(() -> RareOptions.owner(tokens, " group"));
      case "prio" -> before += " prio " + tokens.expect(Kind.NUMBER);
      case "tos" -> before += " tos " + RareOptions.tos(tokens);
      case "set" -> setting = RareOptions.set(tokens);
      case "probability" -> chance = " probability " + tokens.numberOrString();
      case "scrub" -> scrub = RareOptions.scrub(tokens);
      case "queue" -> queue = RareOptions.queue(tokens);
      case "ridentifier" -> label += " ridentifier " + tokens.expect(Kind.NUMBER);
      case "rtable" -> routing = " rtable " + tokens.expect(Kind.NUMBER) + routing;
      case "divert-to" -> routing += RareOptions.divert(tokens);
      default -> queue += RareOptions.dummynet(tokens, word.orElseThrow());
    }
    return true;
  }

  private String flags() throws RuleRefused {
    if (tokens.accept("any")) {
      return "any";
    }
    String set = tokens.peek().is("/") ? "" : letters();
    tokens.expect("/");
    String mask = letters();
    if (!set.chars().allMatch(c -> mask.indexOf(c) >= 0)) {
      throw tokens.refuse("flags always false");
    }
    return set + "/" + mask;
  }

  private String letters() throws RuleRefused {
    String given = tokens.expect(Kind.STRING);
    StringBuilder ordered = new StringBuilder();
    FLAGS.chars().filter(c -> given.indexOf(c) >= 0).forEach(c -> ordered.append((char) c));
    if (!given.chars().allMatch(c -> FLAGS.indexOf(c) >= 0)) {
      throw tokens.refuse("bad flags " + given);
    }
    return ordered.toString();
  }

  private List<String> icmp(String word) throws RuleRefused {
    List<String> types = new ArrayList<>();
    for (String type : tokens.listOf(this::icmpType)) {
      types.add(word + type);
    }
    return types;
  }

  private String icmpType() throws RuleRefused {
    boolean number = tokens.peek().is(Kind.NUMBER);
    String name = tokens.numberOrString();
    String type = number ? IcmpTypes.numbered(name) : name;
    if (!IcmpTypes.known(type)) {
      throw tokens.refuse((number ? "illegal" : "unknown") + " icmp-type " + name);
    }
    return tokens.accept("code") ? type + " code " + tokens.numberOrString() : type;
  }
}
