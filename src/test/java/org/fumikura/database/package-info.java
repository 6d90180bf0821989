/** Tests of the own PostgreSQL. */
@NullMarked
package org.fumikura.database;

import org.jspecify.annotations.NullMarked;
