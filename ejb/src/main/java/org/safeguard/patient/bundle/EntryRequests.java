package org.safeguard.patient.bundle;

import java.util.Optional;
import java.util.OptionalInt;
import org.safeguard.patient.request.Condition;
import org.safeguard.patient.request.Positive;
import org.safeguard.patient.request.QueryString;
import org.safeguard.patient.request.SearchReader;
import org.safeguard.patient.request.ServedTypes;
import org.safeguard.patient.request.VersionTags;
import org.safeguard.resource.RejectedCall;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;
import org.safeguard.resource.UnsupportedRequest;

/** Reads what entries ask for. */
public final class EntryRequests {

  private static final String HISTORY = "_history";

  private final String base;

  /**
   * @param base the address of this service, without a slash at its end
   */
  public EntryRequests(String base) {
    this.base = base;
  }

  /**
   * What an entry asks for.
   *
   * @throws EntryRejected if it asks for nothing that this server does
   */
  public EntryRequest read(BundleEntry entry) {
    String method = required(entry, entry.method(), ".request.method");
    String url = relative(required(entry, entry.url(), ".request.url"));
    try {
      EntryRequest request = read(entry, method, url);
      requireNothingIgnored(request);
      return request;
    } catch (RejectedCall e) {
      throw EntryRejected.of(entry, e);
    }
  }

  private EntryRequest read(BundleEntry entry, String method, String url) {
    return switch (method) {
      case "POST" -> create(entry, url);
      case "PUT" -> update(entry, url);
      case "DELETE" -> delete(entry, url);
      case "GET" -> get(entry, url);
      default ->
          throw EntryRejected.invalid(
              entry, ".request.method", "An entry may ask for GET, POST, PUT and DELETE here.");
    };
  }

  /** What would be passed over may be what the client relies on. */
  private static void requireNothingIgnored(EntryRequest request) {
    BundleEntry entry = request.entry();
    boolean create = request instanceof EntryRequest.Create;
    boolean update = request instanceof EntryRequest.Update;
    entry.notServed().forEach(name -> requireAbsent(true, entry, ".request." + name));
    requireAbsent(entry.ifNoneExist().isPresent() && !create, entry, ".request.ifNoneExist");
    requireAbsent(
        entry.ifMatch().isPresent() && (create || request.reads()), entry, ".request.ifMatch");
    requireAbsent(entry.resource().isPresent() && !create && !update, entry, ".resource");
  }

  private static void requireAbsent(boolean present, BundleEntry entry, String element) {
    if (present) {
      throw EntryRejected.invalid(
          entry, element, "This element is not served in an entry with this method.");
    }
  }

  private static String required(BundleEntry entry, Optional<String> value, String element) {
    return value.orElseThrow(
        () -> EntryRejected.invalid(entry, element, "This element is required here."));
  }

  private String relative(String url) {
    String path = url.startsWith(base + "/") ? url.substring(base.length()) : url;
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private EntryRequest create(BundleEntry entry, String url) {
    ResourceType type = type(url);
    requireResource(entry, type);
    return new EntryRequest.Create(
        entry, type, entry.ifNoneExist().map(query -> Condition.read(type, query)));
  }

  private EntryRequest update(BundleEntry entry, String url) {
    requireUnconditional(url);
    String[] path = path(entry, url, 2);
    ResourceType type = type(path[0]);
    requireResource(entry, type);
    ResourceId id =
        ResourceId.find(path[1])
            .orElseThrow(
                () ->
                    new UnsupportedRequest(
                        "This server gives resources their ids: create with POST."));
    return new EntryRequest.Update(entry, type, id, VersionTags.ifMatch(entry.ifMatch()));
  }

  private EntryRequest delete(BundleEntry entry, String url) {
    requireUnconditional(url);
    String[] path = path(entry, url, 2);
    return new EntryRequest.Delete(
        entry, type(path[0]), id(path[1]), VersionTags.ifMatch(entry.ifMatch()));
  }

  private EntryRequest get(BundleEntry entry, String url) {
    int question = url.indexOf('?');
    if (question >= 0) {
      return search(entry, url.substring(0, question), url.substring(question + 1));
    }
    if (url.indexOf('/') < 0) {
      return search(entry, url, "");
    }
    boolean versioned = url.contains("/" + HISTORY + "/");
    String[] path = path(entry, url, versioned ? 4 : 2);
    OptionalInt version = versioned ? Positive.find(path[3]) : OptionalInt.empty();
    if (versioned && (!path[2].equals(HISTORY) || version.isEmpty())) {
      throw new ResourceNotFound();
    }
    return new EntryRequest.Read(entry, type(path[0]), id(path[1]), version);
  }

  private static EntryRequest search(BundleEntry entry, String name, String query) {
    ResourceType type = type(name);
    return new EntryRequest.Search(
        entry, type, SearchReader.read(type, QueryString.parse(query)), query);
  }

  private static void requireUnconditional(String url) {
    if (url.indexOf('?') >= 0) {
      throw new UnsupportedRequest(
          "This server does no conditional update and no conditional delete.");
    }
  }

  private static String[] path(BundleEntry entry, String url, int parts) {
    String[] path = url.split("/", parts + 1);
    if (path.length != parts) {
      throw EntryRejected.invalid(
          entry, ".request.url", "The url must address one resource, such as Patient/id.");
    }
    return path;
  }

  private static ResourceType type(String name) {
    return ResourceType.find(name)
        .filter(ServedTypes::contains)
        .orElseThrow(() -> new UnsupportedRequest("This server keeps no resources of that type."));
  }

  private static ResourceId id(String text) {
    return ResourceId.find(text).orElseThrow(ResourceNotFound::new);
  }

  private static void requireResource(BundleEntry entry, ResourceType type) {
    boolean same =
        entry.resource().isPresent() && entry.resource().get().type().equals(Optional.of(type));
    if (!same) {
      throw EntryRejected.invalid(
          entry, ".resource", "A resource of the type that the url names must stand here.");
    }
  }
}
