/**
 * What tests of the whole program stand on: one PostgreSQL and one running program per build, and for every test class a
 * database, content and clocks of its own.
 */
@NullMarked
package org.fumikura.testing;

import org.jspecify.annotations.NullMarked;
