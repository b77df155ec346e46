using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace QuizHub.Server.Data;

/// <summary>
/// Prepared statements for whole rows, kept with their connection. Tables, columns and conversions are those of EF's model, so that whatever reads by EF finds what
/// was written here. For changes that happen all the time: EF's change tracker costs several times what SQLite does.
/// </summary>
public sealed class RowStatements
{
    private static readonly ConditionalWeakTable<DbConnection, RowStatements> Known = [];

    private readonly Dictionary<(Type Row, string Kind), Statement> _statements = [];

    /// <summary>Of a context whose connection is open and stays so.</summary>
    public static RowStatements Of(QuizHubDbContext database) => Known.GetValue(database.Database.GetDbConnection(), _ => new RowStatements());

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Also for a row whose key, or another unique column, is stored already: see <see cref="StorageFailures"/>.</exception>
    public void Insert<T>(QuizHubDbContext database, T row)
        where T : class => Run(database, row, "insert", type => Inserting(type, out _));

    /// <summary>Adds a row, or gives the one with the same key all values of this.</summary>
    public void Upsert<T>(QuizHubDbContext database, T row)
        where T : class => Run(database, row, "upsert", Upserting);

    /// <summary>Gives the row with the same key the values of some of its columns.</summary>
    /// <param name="kind">Tells this choice of columns from others.</param>
    /// <returns>How many rows there were: 0 or 1.</returns>
    public int Update<T>(QuizHubDbContext database, T row, string kind, params string[] properties)
        where T : class => Run(database, row, kind, type => Updating(type, properties));

    /// <summary>Gives the row with the same key the values of some of its columns and raises its revision, if that is still the one of <paramref name="row"/>.</summary>
    /// <param name="revision">Name of the property that is raised by 1.</param>
    /// <returns>False, and nothing stored, when it is another, or there is no such row.</returns>
    public bool UpdateIfUnchanged<T>(QuizHubDbContext database, T row, string revision, string kind, params string[] properties)
        where T : class => Run(database, row, kind, type => UpdatingIfUnchanged(type, type.FindProperty(revision)!, properties)) == 1;

    /// <summary>Takes the row with the same key away, if there is one.</summary>
    public void Delete<T>(QuizHubDbContext database, T row)
        where T : class => Run(database, row, "delete", type => ($"DELETE FROM {Table(type)} WHERE {Same(Key(type))}", Key(type)));

    private int Run<T>(QuizHubDbContext database, T row, string kind, Func<IEntityType, (string Sql, IReadOnlyList<IProperty> Values)> write)
        where T : class
    {
        if (!_statements.TryGetValue((typeof(T), kind), out var statement))
        {
            var (sql, values) = write(database.Model.FindEntityType(typeof(T))!);
            _statements[(typeof(T), kind)] = statement = new Statement(database.Database.GetDbConnection(), sql, values);
        }

        return statement.Run(database.Database.CurrentTransaction?.GetDbTransaction(), row);
    }

    private static (string Sql, IReadOnlyList<IProperty> Values) Inserting(IEntityType type, out IReadOnlyList<IProperty> columns)
    {
        columns = [.. type.GetProperties()];
        return ($"INSERT INTO {Table(type)} ({string.Join(", ", columns.Select(Column))}) VALUES ({string.Join(", ", columns.Select(Parameter))})", columns);
    }

    private static (string Sql, IReadOnlyList<IProperty> Values) Upserting(IEntityType type)
    {
        var (sql, values) = Inserting(type, out var columns);
        var changed = columns.Except(Key(type)).Select(column => $"{Column(column)} = excluded.{Column(column)}");
        return ($"{sql} ON CONFLICT ({string.Join(", ", Key(type).Select(Column))}) DO UPDATE SET {string.Join(", ", changed)}", values);
    }

    private static (string Sql, IReadOnlyList<IProperty> Values) Updating(IEntityType type, string[] names)
    {
        var changed = names.Select(name => type.FindProperty(name) ?? throw new ArgumentException($"{type.Name} has no {name}.", nameof(names))).ToList();
        return ($"UPDATE {Table(type)} SET {string.Join(", ", changed.Select(Equal))} WHERE {Same(Key(type))}", [.. changed, .. Key(type)]);
    }

    private static (string Sql, IReadOnlyList<IProperty> Values) UpdatingIfUnchanged(IEntityType type, IProperty revision, string[] names)
    {
        var (sql, values) = Updating(type, names);
        return ($"{sql.Replace(" SET ", $" SET {Equal(revision)} + 1, ", StringComparison.Ordinal)} AND {Equal(revision)}", [.. values, revision]);
    }

    private static string Table(IEntityType type) => Quoted(type.GetTableName()!);

    private static IReadOnlyList<IProperty> Key(IEntityType type) => type.FindPrimaryKey()!.Properties;

    private static string Same(IEnumerable<IProperty> columns) => string.Join(" AND ", columns.Select(Equal));

    private static string Equal(IProperty column) => $"{Column(column)} = {Parameter(column)}";

    private static string Column(IProperty property) => Quoted(property.GetColumnName());

    private static string Parameter(IProperty property) => $"@{property.Name}";

    private static string Quoted(string name) => $"\"{name}\"";

    private sealed class Statement
    {
        private readonly DbCommand _command;
        private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] _values;

        public Statement(DbConnection connection, string sql, IReadOnlyList<IProperty> values)
        {
            _command = connection.CreateCommand();
            _command.CommandText = sql;
            _values = [.. values.Select(property => (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider))];
            foreach (var property in values)
            {
                var parameter = _command.CreateParameter();
                parameter.ParameterName = Parameter(property);
                _command.Parameters.Add(parameter);
            }
        }

        public int Run(DbTransaction? transaction, object row)
        {
            _command.Transaction = transaction;
            for (var place = 0; place < _values.Length; place++)
            {
                var (getter, convert) = _values[place];
                var value = getter.GetClrValue(row);
                _command.Parameters[place].Value = (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
            }

            return _command.ExecuteNonQuery();
        }
    }
}
