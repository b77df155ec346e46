using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Home.Export;

/// <summary>Writes everything of one learner, row by row: however long a log is, only a few rows of it are in memory.</summary>
public sealed class LearnerExport(IDbContextFactory<QuizHubDbContext> databases, TimeProvider time)
{
    /// <summary>Grows when a field changes its meaning or goes.</summary>
    public const int Version = 1;

    // About as much as the network takes at once.
    private const int Buffer = 32 * 1024;

    // With a mark: without it spreadsheets read Chinese as Latin.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>One JSON document.</summary>
    public Task WriteJsonAsync(Stream output, Guid learner, CancellationToken cancel) => ReadAsync(
        learner,
        async tables =>
        {
            // The writer itself would send in the middle of a row, and not asynchronously.
            var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
            await using var writer = new Utf8JsonWriter(pipe, PlainJson.Options);
            writer.WriteStartObject();
            writer.WriteString("format", "quizhub-export");
            writer.WriteNumber("version", Version);
            writer.WriteString("exportedAt", time.GetUtcNow().UtcDateTime);
            foreach (var table in tables)
            {
                await WriteAsync(writer, pipe, table, cancel);
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancel);
            await pipe.CompleteAsync();
        },
        cancel);

    /// <summary>The attempts as one table.</summary>
    public Task WriteCsvAsync(Stream output, Guid learner, CancellationToken cancel) =>
        ReadAsync(learner, tables => WriteAsync(output, tables.Single(table => table.Name == ExportTables.Attempts), cancel), cancel);

    /// <summary>A ZIP archive with a CSV file for each table.</summary>
    public Task WriteZipAsync(Stream output, Guid learner, CancellationToken cancel) => ReadAsync(
        learner,
        async tables =>
        {
            await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
            foreach (var table in tables)
            {
                await using var entry = await archive.CreateEntry($"{table.Name}.csv", CompressionLevel.Fastest).OpenAsync(cancel);
                await WriteAsync(entry, table, cancel);
            }
        },
        cancel);

    private async Task ReadAsync(Guid learner, Func<IReadOnlyList<ExportTable>, Task> write, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // What is answered meanwhile is not in it, and no table is of another moment than the others.
        await using var reading = await database.BeginReadingAsync(cancel);
        await write(ExportTables.Of(database, learner, await HeldBack.ReadAsync(database, learner, cancel)));
    }

    private static async Task WriteAsync(Utf8JsonWriter writer, PipeWriter pipe, ExportTable table, CancellationToken cancel)
    {
        writer.WritePropertyName(table.Name);
        if (!table.IsSingle)
        {
            writer.WriteStartArray();
        }

        var rows = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            rows++;
            writer.WriteStartObject();
            var withheld = table.WithheldOf(row);
            foreach (var column in table.Columns)
            {
                writer.WritePropertyName(column.Name);
                Write(writer, withheld.Contains(column.Property.Name) ? null : column.Property.GetValue(row), column.IsJson);
            }

            writer.WriteEndObject();
            if (writer.BytesPending + pipe.UnflushedBytes > Buffer)
            {
                await writer.FlushAsync(cancel);
                await pipe.FlushAsync(cancel);
            }
        }

        if (!table.IsSingle)
        {
            writer.WriteEndArray();
        }
        else if (rows == 0)
        {
            writer.WriteNullValue();
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, bool isJson)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string json when isJson:
                writer.WriteRawValue(PlainJson.Of(json));
                break;
            case string text:
                writer.WriteRawValue(PlainJson.OfText(text));
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(instant.UtcDateTime);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), Json.Options);
                break;
        }
    }

    private static object? Plain(ExportColumn column, object row) =>
        column.Property.GetValue(row) is string json && column.IsJson ? PlainJson.Of(json) : column.Property.GetValue(row);

    private static async Task WriteAsync(Stream output, ExportTable table, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(output, Utf8WithMark, Buffer, leaveOpen: true);
        await writer.WriteAsync(CsvText.Row(table.Columns.Select(column => column.Name)).AsMemory(), cancel);
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            var withheld = table.WithheldOf(row);
            await writer.WriteAsync(
                CsvText.Row(table.Columns.Select(column => withheld.Contains(column.Property.Name) ? null : Plain(column, row))).AsMemory(), cancel);
        }
    }
}
