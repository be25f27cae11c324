// IndexedDB for tests: in memory, anew for every file.
import 'fake-indexeddb/auto'
