package org.logkeep.engine.format.function;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.logkeep.topology.Component;

/** All template functions; the one place where they are registered. */
public final class Functions {
  private static final List<List<FunctionDefinition>> ALL =
      List.of(
          Texts.all(),
          PathNames.all(),
          Arithmetic.all(),
          Hash.all(),
          Urls.all(),
          Lists.all(),
          MapList.all(),
          FormatJson.all(),
          FormatPairs.all(),
          PairNames.all(),
          Context.all(),
          List.of(
              new Echo(),
              new Stamp(),
              new Substr(),
              new Sanitize(),
              new ReplaceDelimiter(),
              new Padding(),
              new Or(),
              new If(),
              new Grep(),
              new Env(),
              new Strftime(),
              new FormatDate(),
              new ListAppend(),
              new Explode(),
              new ListSearch(),
              new Uuid(),
              new Base64Encode(),
              Ipv4ToInt.function()));

  private final Map<String, FunctionDefinition> byName = new TreeMap<>();

  /** Makes the table. */
  public Functions() {
    ALL.stream().flatMap(List::stream).forEach(this::add);
  }

  private void add(FunctionDefinition function) {
    for (String name : function.names()) {
      if (byName.put(name, function) != null) {
        throw new IllegalStateException("two functions are called " + name);
      }
    }
  }

  /** The function of this name. */
  public Optional<FunctionDefinition> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All functions, each once. */
  public Collection<FunctionDefinition> all() {
    return new LinkedHashSet<>(byName.values());
  }

  /** The catalogue's entries of all functions, by name. */
  public List<Component> components() {
    return byName.entrySet().stream().map(e -> e.getValue().component(e.getKey())).toList();
  }
}
