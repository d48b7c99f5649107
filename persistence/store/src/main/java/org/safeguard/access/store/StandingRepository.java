package org.safeguard.access.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeguard.access.store.Standing.Permission;

/** Reads who may do what from the rows that say so. */
@ApplicationScoped
@Transactional(MANDATORY)
public class StandingRepository {

  @PersistenceContext private EntityManager entities;

  /** The person whom the identity provider knows by that subject. */
  public Optional<Standing> findPerson(String subject) {
    return find(
        """
        select p.display_name, p.active, array(
            select r.role from person_role r where r.person = p.id order by r.role) roles
        from person p where p.subject = :key""",
        subject);
  }

  public Optional<Standing> findClient(String clientId) {
    return find(
        """
        select c.display_name, c.active, array(
            select r.role from system_client_role r where r.client_id = c.client_id order by r.role) roles
        from system_client c where c.client_id = :key""",
        clientId);
  }

  /** What the platform does by itself under that name. */
  public Optional<Standing> findJob(String name) {
    return find(
        """
        select j.display_name, j.active, array(
            select r.role from job_role r where r.job = j.name order by r.role) roles
        from job j where j.name = :key""",
        name);
  }

  private Optional<Standing> find(String sql, String key) {
    List<?> rows =
        entities.createNativeQuery(sql, Tuple.class).setParameter("key", key).getResultList();
    return rows.stream().findFirst().map(row -> standing((Tuple) row));
  }

  private Standing standing(Tuple row) {
    List<String> roles = Arrays.asList(row.get(2, String[].class));
    List<?> permissions =
        entities
            .createNativeQuery(
                "select distinct resource_type, verb from role_permission where role = any(:roles)",
                Tuple.class)
            .setParameter("roles", roles.toArray(String[]::new))
            .getResultList();
    return new Standing(
        row.get(0, String.class),
        row.get(1, Boolean.class),
        roles,
        permissions.stream()
            .map(permission -> permission((Tuple) permission))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Permission permission(Tuple row) {
    return new Permission(row.get(0, String.class), Verb.valueOf(row.get(1, String.class)));
  }
}
