package postgres

// SchemaVersion is that of the program.
const SchemaVersion = schemaVersion

// Listens reports whether notifications arrive.
func (s *Store) Listens() bool { return s.news.isListening() }
