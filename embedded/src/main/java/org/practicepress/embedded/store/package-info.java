/**
 * A document store in this JVM that speaks MongoDB's wire protocol. Protocol, matcher,
 * updates and aggregation are the server's; here is where documents are kept and how they
 * are found.
 *
 * <p>
 * {@code StoreFile} opens the file, and {@code Earlier} moves up what an earlier version
 * wrote. {@code DurableBackend} answers commands, and {@code Commits} has in the file
 * what they changed. A {@code StoredDatabase} has {@code StoredCollection}s, whose
 * documents stand in the order of their {@code Key}s. From the {@code Conditions} of a
 * query the {@code Planner} makes a {@code Plan}: the stretches of an {@code Access} (the
 * documents by id, or a {@code StoredIndex}) where all that answer the query are.
 * {@code Scans} counts the queries for which there is none.
 */
@NullMarked
package org.practicepress.embedded.store;

import org.jspecify.annotations.NullMarked;
