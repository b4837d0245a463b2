package org.qjailctl.cli.saved;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.host.Bytes;

/**
 * The SHA-256 digest of a value's canonical text: of its records' names and components, its maps by
 * key, its sets sorted. It is the same on every Java platform, whatever order things came in.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Object value) {
    return Bytes.utf8(text(value)).sha256().toString();
  }

  private static String text(Object value) {
    return switch (value) {
      case Bytes bytes -> bytes.sha256().toString();
      case Optional<?> optional -> optional.map(Fingerprint::text).map(t -> "+" + t).orElse("-");
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((key, one) -> entries.add(text(key) + text(one)));
        Collections.sort(entries);
        yield "{" + joined(entries);
      }
      case Set<?> set -> {
        List<String> items = new ArrayList<>(set.stream().map(Fingerprint::text).toList());
        Collections.sort(items);
        yield "(" + joined(items);
      }
      case Collection<?> list -> "[" + joined(list.stream().map(Fingerprint::text).toList());
      case Record one -> record(one);
      case Enum<?> one -> framed(one.name());
      default -> framed(value.toString());
    };
  }

  private static String record(Record value) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      parts.add(component.getName() + text(component(value, component.getAccessor())));
    }
    return "<" + framed(value.getClass().getSimpleName()) + joined(parts);
  }

  private static Object component(Record value, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record tells its components", e);
    }
  }

  private static String joined(List<String> parts) {
    StringBuilder text = new StringBuilder().append(parts.size()).append(';');
    parts.forEach(part -> text.append(framed(part)));
    return text.toString();
  }

  /** No text can be taken for two: its length goes before it. */
  private static String framed(String text) {
    return text.length() + ":" + text;
  }
}
