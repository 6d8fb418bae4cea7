/**
 * Who may do what: readers read, editors publish. Knows addresses and roles and nothing
 * of factsheets.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish.access;
