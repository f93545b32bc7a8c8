from .exceptions import FatalPostgresError as FatalPostgresError, ForeignKeyViolationError as ForeignKeyViolationError, IntegrityConstraintViolationError as IntegrityConstraintViolationError, InterfaceError as InterfaceError, PostgresError as PostgresError, PostgresWarning as PostgresWarning, UndefinedTableError as UndefinedTableError, UniqueViolationError as UniqueViolationError
from .pool import Pool as Pool, create_pool as create_pool
from .connection import Connection as Connection, connect as connect
from .protocol import Record as Record
