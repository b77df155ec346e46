using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuizHub.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RetentionOfMemories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Retention",
                table: "ItemMemories",
                type: "REAL",
                nullable: false,
                defaultValue: 0.90000000000000002);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Retention",
                table: "ItemMemories");
        }
    }
}
