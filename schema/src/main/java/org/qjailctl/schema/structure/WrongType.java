package org.qjailctl.schema.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode;
import tools.jackson.databind.JsonNode;

/** A text where a switch belongs, a number where a text does, and so on: says what to write. */
record WrongType(Problems problems) {

  private static final Set<String> YES = Set.of("yes", "on", "y", "true", "1", "enable", "enabled");
  private static final Set<String> NO =
      Set.of("no", "off", "n", "false", "0", "disable", "disabled");

  /** Any of several types of single values. */
  private static final String SCALAR = "scalar";

  /** The same without a switch. */
  private static final String TEXT_OR_NUMBER = "text, number";

  private static final String OR = " or ";

  void report(YamlNode node, JsonNode rules) {
    String expected = expected(rules.path("type"));
    if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.NULL) {
      problems.report(
          ManifestCode.EMPTY_VALUE,
          node.place().atHead(),
          "Nothing stands behind "
              + node.place().path()
              + ", where "
              + name(expected)
              + " belongs.",
          "Write "
              + example(rules)
              + ", or remove the "
              + (isItem(node) ? "dash" : "key")
              + (mayBeIndentedWrongly(node, expected)
                  ? "; lines below it may want indenting."
                  : "."));
      return;
    }
    problems.report(
        ManifestCode.WRONG_TYPE,
        node.place(),
        sentence(found(node))
            + " stands where "
            + name(expected)
            + " belongs."
            + why(node, expected),
        remedy(node, expected, rules));
  }

  /** Several types that are not all of single values are named one by one. */
  private static String expected(JsonNode type) {
    if (!type.isArray()) {
      return type.asString();
    }
    List<String> all = type.valueStream().map(each -> each.asString("")).toList();
    if (all.contains("array") || all.contains("object")) {
      return String.join(OR, all);
    }
    return all.contains("boolean") ? SCALAR : TEXT_OR_NUMBER;
  }

  private static boolean isItem(YamlNode node) {
    return node.place().path().toString().endsWith("]");
  }

  private static boolean mayBeIndentedWrongly(YamlNode node, String expected) {
    return !isItem(node) && Set.of("object", "array").contains(expected);
  }

  /** Where YAML 1.2 reads otherwise than people, and YAML 1.1, expect. */
  private static String why(YamlNode node, String expected) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return "";
    }
    String word = scalar.text().toLowerCase(Locale.ROOT);
    boolean isSwitch = YES.contains(word) || NO.contains(word);
    boolean quoted = word.equals("true") || word.equals("false");
    if (expected.equals("boolean")
        && isSwitch
        && !quoted
        && scalar.kind() == YamlNode.Scalar.Kind.TEXT) {
      return " YAML 1.2 has no other words for them.";
    }
    boolean isMode =
        expected.equals("string") && scalar.place().path().toString().endsWith(".mode");
    return isMode && scalar.text().matches("[0-9]+")
        ? " YAML 1.2 reads it in decimal, while a mode is octal digits."
        : "";
  }

  private static String remedy(YamlNode node, String expected, JsonNode rules) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return remedyForMany(node, expected, rules);
    }
    if (expected.contains(OR) || mayBeSecret(scalar)) {
      return "Write " + example(rules) + ".";
    }
    String text = Quoted.plain(scalar.text());
    return switch (expected) {
      case "string" -> textFor(scalar, rules);
      case "boolean" -> switchFor(scalar);
      case "integer" -> WholeNumber.remedy(scalar, example(rules));
      case "array" -> isCommand(scalar) ? words(scalar) : "Write a list: [" + text + "].";
      case TEXT_OR_NUMBER -> textOrNumberFor(scalar, rules);
      case SCALAR -> "Write one value, such as " + example(rules) + ".";
      default -> "Write keys and values, such as " + example(rules) + ".";
    };
  }

  /** For a list or a map where something else belongs. */
  private static String remedyForMany(YamlNode node, String expected, JsonNode rules) {
    boolean isList = node instanceof YamlNode.Sequence;
    if (!isList && expected.equals("array")) {
      return "Put a dash before its first key, and indent the others to match.";
    }
    if (isList && expected.equals("object")) {
      return rules.path("additionalProperties").isObject()
          ? "Write names as keys, without dashes: " + example(rules) + "."
          : "Write keys and values, such as " + example(rules) + ".";
    }
    String path = node.place().path().toString();
    if (isList && path.matches("pf\\.rdr\\[[0-9]+]\\.port")) {
      return "Write several ports behind ports, such as `ports: [80, 443]`.";
    }
    if (!isList && path.startsWith("sysctl.")) {
      return "Write the whole name as one key, such as `kern.ipc.somaxconn: 1024`.";
    }
    return expected.contains(OR)
        ? "Write " + example(rules) + "."
        : "Write one value, such as " + example(rules) + ".";
  }

  private static boolean isCommand(YamlNode.Scalar scalar) {
    return scalar.place().path().toString().matches(".*\\.(run|unless|only-if)");
  }

  private static String words(YamlNode.Scalar scalar) {
    return "Write a list of its words: ["
        + Quoted.plain(scalar.text().strip().replaceAll("\\s+", ", "))
        + "].";
  }

  private static String textFor(YamlNode.Scalar scalar, JsonNode rules) {
    if (rules.has("enum")) {
      return Nearest.remedy(
          scalar.text(),
          rules.path("enum").valueStream().map(JsonNode::asString).toList(),
          "Write a text, such as " + example(rules) + ".");
    }
    boolean aboutWords = example(rules).equals("\"YES\"");
    if (aboutWords && scalar.kind() == YamlNode.Scalar.Kind.BOOLEAN) {
      return "rc.conf says YES and NO: write \""
          + (Boolean.parseBoolean(scalar.text()) ? "YES" : "NO")
          + "\".";
    }
    boolean octal = scalar.kind() == YamlNode.Scalar.Kind.INTEGER && scalar.text().startsWith("0o");
    String text = octal ? "0" + scalar.text().substring(2) : scalar.text();
    if (rules.has("pattern") && !text.matches(rules.path("pattern").asString())) {
      return "Write a text, such as " + example(rules) + ".";
    }
    return "Put it between quotes: \"" + Quoted.plain(text) + "\".";
  }

  /** Kernel variables are switched by numbers, and some are texts with a dot in it. */
  private static String textOrNumberFor(YamlNode.Scalar scalar, JsonNode rules) {
    boolean ofKernel = scalar.place().path().toString().startsWith("sysctl.");
    if (ofKernel && scalar.kind() == YamlNode.Scalar.Kind.BOOLEAN) {
      return "sysctl(8) says 1 and 0: write " + (Boolean.parseBoolean(scalar.text()) ? 1 : 0) + ".";
    }
    return ofKernel && scalar.kind() == YamlNode.Scalar.Kind.FLOAT
        ? "Put it between quotes: \"" + Quoted.plain(scalar.text()) + "\"."
        : "Write one value, such as " + example(rules) + ".";
  }

  private static String switchFor(YamlNode.Scalar scalar) {
    String word = scalar.text().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return "Write true, without quotes.";
    }
    return NO.contains(word) ? "Write false, without quotes." : "Write true or false.";
  }

  private static String example(JsonNode rules) {
    return Examples.of(rules, rules);
  }

  private static String found(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> "a map of keys and values";
      case YamlNode.Sequence sequence -> "a list";
      case YamlNode.Scalar scalar ->
          switch (scalar.kind()) {
            case TEXT -> mayBeSecret(scalar) ? "a text" : "the text " + Quoted.of(scalar.text());
            case INTEGER, FLOAT -> "the number " + Quoted.plain(scalar.text());
            case BOOLEAN -> "the switch " + Quoted.plain(scalar.text());
            case NULL -> "nothing";
          };
      case YamlNode.Unreadable unreadable -> "something unreadable";
    };
  }

  /** A password that is written where its secret's name belongs is not repeated. */
  private static boolean mayBeSecret(YamlNode.Scalar scalar) {
    String path = scalar.place().path().toString();
    return path.startsWith("secrets.") || path.endsWith(".password");
  }

  private static String name(String type) {
    if (type.contains(OR)) {
      return String.join(OR, Arrays.stream(type.split(OR)).map(WrongType::name).toList());
    }
    return switch (type) {
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "array" -> "a list";
      case TEXT_OR_NUMBER -> "a text or a number";
      case SCALAR -> "a text, a number, or true or false";
      default -> "a map of keys and values";
    };
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
